#!/usr/bin/env python3
"""Times DeepSeek-OCR's shapes on an accelerator: vision tower, prefill and decode, with random weights and no download.

The kernels are those that the released model's code launches, one by one: each norm in eight, each rotary table in its own
layer, each position table resized where it is looked up. `modelmeter inspect` lists them, and --count compares.

Writes a timing.json that `modelmeter verify timing --reference timing.json` and `modelmeter --measured timing.json` read.
The modules below have the released model's shapes and no more: what is timed is the work, not the result.

    python3 measure.py --device-id h100-sxm --grid 3x2 --decode 100 --output timing.json
    python3 measure.py --device cpu --tiny          # a small model, to try the script itself
"""

import argparse
import json
import platform
import time
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass
class Shape:
    """Constants of the released model; `tiny` keeps the structure and shrinks every width."""

    sam_width: int = 768
    sam_layers: int = 12
    sam_heads: int = 12
    sam_global: tuple = (2, 5, 8, 11)
    window: int = 14
    clip_width: int = 1024
    clip_layers: int = 24
    clip_heads: int = 16
    hidden: int = 1280
    layers: int = 12
    heads: int = 10
    dense: int = 6848
    experts: int = 64
    expert: int = 896
    shared: int = 2
    top_k: int = 6
    vocabulary: int = 129280

    @staticmethod
    def tiny() -> "Shape":
        return Shape(48, 2, 2, (1,), 14, 64, 2, 2, 40, 2, 2, 64, 8, 16, 2, 2, 100)


def relative_positions(side: int, table):
    """The rows of a table of relative positions for every pair of positions, looked up anew at each call."""
    length = 2 * side - 1
    if len(table) != length:
        wide = table.float().reshape(1, len(table), -1).permute(0, 2, 1)
        table = F.interpolate(wide, size=length, mode="linear").to(table.dtype).reshape(-1, length).permute(1, 0)
    queries = torch.arange(side, device=table.device)[:, None] * 1.0
    keys = torch.arange(side, device=table.device)[None, :] * 1.0
    return table[((queries - keys) + (side - 1)).long()]


class SAMAttention(nn.Module):
    def __init__(self, width: int, heads: int, side: int):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.rows = nn.Parameter(torch.zeros(2 * side - 1, width // heads))
        self.columns = nn.Parameter(torch.zeros(2 * side - 1, width // heads))

    def forward(self, x):
        batch, height, width, channels = x.shape
        length = height * width
        qkv = self.qkv(x).reshape(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.reshape(3, batch * self.heads, length, -1).unbind(0)
        rows, columns = relative_positions(height, self.rows), relative_positions(width, self.columns)
        grid = q.reshape(batch * self.heads, height, width, -1)
        vertical = torch.einsum("bhwc,hkc->bhwk", grid, rows).reshape(-1, length, height, 1)
        horizontal = torch.einsum("bhwc,wkc->bhwk", grid, columns).reshape(-1, length, 1, width)
        bias = (vertical + horizontal).view(batch, self.heads, length, length)
        q, k, v = (part.view(batch, self.heads, length, -1) for part in (q, k, v))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = mixed.view(batch, self.heads, height, width, -1).permute(0, 2, 3, 1, 4)
        return self.proj(mixed.reshape(batch, height, width, channels))


class SAMBlock(nn.Module):
    def __init__(self, width: int, heads: int, side: int, window: int):
        super().__init__()
        self.window = window
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)
        self.attn = SAMAttention(width, heads, window or side)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        normed = self.norm1(x)
        if self.window:
            batch, height, width, channels = x.shape
            pad = -height % self.window
            padded = F.pad(normed, (0, 0, 0, pad, 0, pad))
            n = padded.shape[1] // self.window
            windows = padded.view(batch, n, self.window, n, self.window, channels).permute(0, 1, 3, 2, 4, 5)
            mixed = self.attn(windows.reshape(-1, self.window, self.window, channels))
            mixed = mixed.view(batch, n, n, self.window, self.window, channels).permute(0, 1, 3, 2, 4, 5)
            mixed = mixed.reshape(batch, n * self.window, n * self.window, channels)[:, :height, :width].contiguous()
        else:
            mixed = self.attn(normed)
        x = x + mixed
        return x + self.mlp(self.norm2(x))


class ChannelNorm(nn.Module):
    """A layer norm over the channels of an image, in ten kernels."""

    def __init__(self, channels: int):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x):
        mean = x.mean(1, keepdim=True)
        variance = (x - mean).pow(2).mean(1, keepdim=True)
        x = (x - mean) / torch.sqrt(variance + 1e-6)
        return self.weight[:, None, None] * x + self.bias[:, None, None]


class SAM(nn.Module):
    """The trained grid is `side` wide; at another size its tables are resized in every call."""

    def __init__(self, shape: Shape, side: int):
        super().__init__()
        width = shape.sam_width
        self.patches = nn.Conv2d(3, width, 16, 16)
        self.positions = nn.Parameter(torch.zeros(1, side, side, width))
        self.blocks = nn.ModuleList(
            SAMBlock(width, shape.sam_heads, side, 0 if layer in shape.sam_global else shape.window)
            for layer in range(shape.sam_layers)
        )
        self.neck = nn.Sequential(
            nn.Conv2d(width, 256, 1, bias=False), ChannelNorm(256),
            nn.Conv2d(256, 256, 3, padding=1, bias=False), ChannelNorm(256),
        )
        self.net_2 = nn.Conv2d(256, 512, 3, 2, 1, bias=False)
        self.net_3 = nn.Conv2d(512, shape.clip_width, 3, 2, 1, bias=False)

    def forward(self, image):
        x = self.patches(image).permute(0, 2, 3, 1)
        positions = self.positions
        if positions.shape[1] != x.shape[1]:
            wide = positions.permute(0, 3, 1, 2).float()
            resized = F.interpolate(wide, size=x.shape[1:3], mode="bicubic", antialias=True, align_corners=False)
            positions = resized.to(positions.dtype).permute(0, 2, 3, 1)
        x = x + positions
        for block in self.blocks:
            x = block(x)
        return self.net_3(self.net_2(self.neck(x.permute(0, 3, 1, 2))).clone())


class CLIPBlock(nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.fc1 = nn.Linear(width, 4 * width)
        self.fc2 = nn.Linear(4 * width, width)

    def forward(self, x):
        batch, tokens, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, tokens, width)
        x = x + self.out(mixed)
        inner = self.fc1(self.norm2(x))
        return x + self.fc2(inner * torch.sigmoid(1.702 * inner))


class Vision(nn.Module):
    """SAM, CLIP and projector, trained on views of `image` pixels."""

    def __init__(self, shape: Shape, image: int):
        super().__init__()
        tokens = (image // 64) ** 2
        self.sam = SAM(shape, image // 16)
        self.first = nn.Parameter(torch.zeros(1, 1, shape.clip_width))
        self.positions = nn.Parameter(torch.zeros(1, tokens + 1, shape.clip_width))
        self.norm = nn.LayerNorm(shape.clip_width)
        self.blocks = nn.ModuleList(CLIPBlock(shape.clip_width, shape.clip_heads) for _ in range(shape.clip_layers))
        self.projector = nn.Linear(2 * shape.clip_width, shape.hidden)

    def forward(self, image):
        features = self.sam(image).flatten(2).transpose(1, 2)
        x = torch.cat([self.first.expand(len(image), -1, -1), features], 1)
        x = x + self.resized(x.shape[1])
        x = self.norm(x)
        for block in self.blocks:
            x = block(x)
        return self.projector(torch.cat([x[:, 1:], features], -1))

    def resized(self, tokens: int):
        """The position of each token, resized where the grid is not the trained one."""
        if tokens == self.positions.shape[1]:
            return self.positions
        first, grid = self.positions[:, :1], self.positions[:, 1:]
        old, new = round(grid.shape[1] ** 0.5), round((tokens - 1) ** 0.5)
        wide = grid.reshape(1, old, old, -1).permute(0, 3, 1, 2).contiguous().float()
        resized = F.interpolate(wide, size=(new, new), mode="bicubic", antialias=True, align_corners=False)
        return torch.cat([first, resized.to(grid.dtype).permute(0, 2, 3, 1).reshape(1, new * new, -1)], 1)


class RMSNorm(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        wide = x.float()
        return self.weight * (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-6)).to(x.dtype)


class MLP(nn.Module):
    def __init__(self, hidden: int, inner: int):
        super().__init__()
        self.gate = nn.Linear(hidden, inner, bias=False)
        self.up = nn.Linear(hidden, inner, bias=False)
        self.down = nn.Linear(inner, hidden, bias=False)

    def forward(self, x):
        return self.down(F.silu(self.gate(x)) * self.up(x))


class Mixture(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.top_k = shape.top_k
        self.gate = nn.Linear(shape.hidden, shape.experts, bias=False)
        self.experts = nn.ModuleList(MLP(shape.hidden, shape.expert) for _ in range(shape.experts))
        self.shared = MLP(shape.hidden, shape.expert * shape.shared)

    def forward(self, x):
        flat = x.reshape(-1, x.shape[-1])
        scores = F.linear(flat.float(), self.gate.weight.float()).softmax(-1)
        weights, chosen = scores.topk(self.top_k, -1)
        weights = weights * 1.0
        counts = chosen.new_zeros(len(flat), len(self.experts)).scatter_(1, chosen, 1).sum(0)
        order = chosen.view(-1).argsort()
        counts = counts.tolist()
        parts = flat[order // self.top_k].split(counts)
        outs = torch.cat([expert(part) for expert, part in zip(self.experts, parts) if len(part)])
        back = torch.empty_like(outs)
        back[order] = outs
        routed = (back.view(len(flat), self.top_k, -1).float() * weights[..., None]).sum(1).to(x.dtype)
        return routed.view_as(x) + self.shared(x)


class DecoderLayer(nn.Module):
    def __init__(self, shape: Shape, is_mixture: bool):
        super().__init__()
        self.heads = shape.heads
        half = shape.hidden // shape.heads // 2
        self.register_buffer("rates", 10000 ** (-torch.arange(half, dtype=torch.float32) / half))
        self.norm1 = RMSNorm(shape.hidden)
        self.norm2 = RMSNorm(shape.hidden)
        self.q = nn.Linear(shape.hidden, shape.hidden, bias=False)
        self.k = nn.Linear(shape.hidden, shape.hidden, bias=False)
        self.v = nn.Linear(shape.hidden, shape.hidden, bias=False)
        self.o = nn.Linear(shape.hidden, shape.hidden, bias=False)
        self.mlp = Mixture(shape) if is_mixture else MLP(shape.hidden, shape.dense)

    @staticmethod
    def rotate(x, cos, sin):
        left, right = x.chunk(2, -1)
        return x * cos + torch.cat([-right, left], -1) * sin

    def table(self, positions, dtype):
        """The rotary table, which every layer makes anew: ten kernels."""
        angles = (self.rates[None, :, None].float() @ positions[:, None, :].float()).transpose(1, 2)
        angles = torch.cat([angles, angles], -1)
        return (angles.cos() * 1.0).to(dtype)[:, None], (angles.sin() * 1.0).to(dtype)[:, None]

    def forward(self, x, positions, mask, cache):
        batch, tokens, hidden = x.shape
        normed = self.norm1(x)
        q, k, v = (p(normed).view(batch, tokens, self.heads, -1).transpose(1, 2) for p in (self.q, self.k, self.v))
        cos, sin = self.table(positions, x.dtype)
        q, k = self.rotate(q, cos, sin), self.rotate(k, cos, sin)
        if cache is not None:
            k, v = torch.cat([cache[0], k], 2), torch.cat([cache[1], v], 2)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = x + self.o(mixed.transpose(1, 2).reshape(batch, tokens, hidden))
        return x + self.mlp(self.norm2(x)), (k, v)


class Decoder(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.embed = nn.Embedding(shape.vocabulary, shape.hidden)
        self.layers = nn.ModuleList(DecoderLayer(shape, layer > 0) for layer in range(shape.layers))
        self.norm = RMSNorm(shape.hidden)
        self.head = nn.Linear(shape.hidden, shape.vocabulary, bias=False)

    @staticmethod
    def mask(attended, tokens: int, dtype):
        """The additive mask of every query and key, which the reference makes even of a single token."""
        least = torch.finfo(dtype).min
        inverted = 1.0 - attended[:, None, None, :].expand(-1, 1, tokens, -1).to(dtype)
        expanded = inverted.masked_fill(inverted.to(torch.bool), least)
        if tokens == 1:
            return expanded
        causal = torch.full((tokens, tokens), least, device=attended.device)
        places = torch.arange(tokens, device=attended.device)
        causal.masked_fill_(places < (places + 1).view(-1, 1), 0)
        causal = causal.to(dtype)[None, None].expand(len(attended), 1, tokens, tokens)
        return causal.masked_fill(expanded.bool(), least)

    def forward(self, words, attended, caches, features=None, places=None):
        """`words`: ids of the new tokens; `attended`: 1 for every token so far; `features` go to `places`."""
        x = self.embed(words)
        if features is not None:
            x = x.masked_scatter(places, features)
        tokens = words.shape[1]
        positions = torch.arange(attended.shape[1] - tokens, attended.shape[1], device=x.device)[None]
        mask = self.mask(attended, tokens, x.dtype)
        new = []
        for index, layer in enumerate(self.layers):
            x, cache = layer(x, positions, mask, caches[index] if caches else None)
            new.append(cache)
        return self.head(self.norm(x)).float(), new


def with_newlines(grid, newline):
    """Rows of tokens, a newline behind each: the order in which the decoder reads a view."""
    height, _, width = grid.shape
    return torch.cat([grid, newline[None, None, :].expand(height, 1, width)], 1).reshape(-1, width)


def launches(body):
    """Kernels that a run launches; on a CPU, operations that would be kernels cannot be told apart, so none."""
    from torch.profiler import ProfilerActivity, profile

    with profile(activities=[ProfilerActivity.CPU, ProfilerActivity.CUDA]) as trace:
        body()
        torch.cuda.synchronize()
    kinds = ("Memcpy", "Memset")
    return sum(
        event.count for event in trace.key_averages()
        if event.device_type == torch.autograd.DeviceType.CUDA and not event.key.startswith(kinds)
    )


def timed(device, repeats, body):
    """The least of `repeats` runs in milliseconds, after two that do not count."""
    best = float("inf")
    for run in range(repeats + 2):
        if device.type == "cuda":
            torch.cuda.synchronize()
        start = time.perf_counter()
        body()
        if device.type == "cuda":
            torch.cuda.synchronize()
        if run >= 2:
            best = min(best, (time.perf_counter() - start) * 1e3)
    return best


@torch.inference_mode()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", help="a torch device")
    parser.add_argument("--device-id", default="h100-sxm", help="its id in `modelmeter devices`")
    parser.add_argument("--grid", default="3x2", help="ROWSxCOLUMNS of tiles; 1x1 for none")
    parser.add_argument("--prompt", type=int, default=10, help="text tokens")
    parser.add_argument("--decode", type=int, default=100, help="tokens to generate")
    parser.add_argument("--batch", type=int, default=1, help="pages; each is looked at by itself")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--count", action="store_true", help="count the kernels of each stage as well")
    parser.add_argument("--tiny", action="store_true", help="a small model, to try the script itself")
    parser.add_argument("--output", default="timing.json")
    options = parser.parse_args()
    rows, columns = (int(side) for side in options.grid.split("x"))
    tiles = rows * columns if rows * columns > 1 else 0
    base, tile = (256, 128) if options.tiny else (1024, 640)
    shape = Shape.tiny() if options.tiny else Shape()
    device = torch.device(options.device)
    dtype = torch.bfloat16

    with torch.device(device):
        tower, decoder = Vision(shape, base), Decoder(shape)
        newline = torch.zeros(shape.hidden, dtype=dtype)
    for module in (tower, decoder):
        module.to(dtype).eval()
    page = torch.randn(1, 3, base, base, device=device, dtype=dtype)
    cut = torch.randn(max(tiles, 1), 3, tile, tile, device=device, dtype=dtype)
    side, tile_side = base // 64, tile // 64
    image_tokens = side * (side + 1) + 1 + (rows * tile_side * (columns * tile_side + 1) if tiles else 0)
    context = image_tokens + options.prompt
    prompt = torch.zeros(options.batch, context, device=device, dtype=torch.long)
    step = torch.zeros(options.batch, 1, device=device, dtype=torch.long)
    places = torch.zeros(options.batch, context, 1, device=device, dtype=torch.bool)
    places[:, :image_tokens] = True
    attended = torch.ones(options.batch, context + options.decode, device=device, dtype=torch.long)

    def vision():
        pages = []
        for _ in range(options.batch):
            parts = []
            if torch.sum(cut).item() != 0 and tiles:
                width = columns * tile_side
                grid = tower(cut).view(rows, columns, tile_side, tile_side, -1).permute(0, 2, 1, 3, 4)
                parts.append(with_newlines(grid.reshape(rows * tile_side, width, -1), newline))
            parts.append(with_newlines(tower(page)[0].view(side, side, -1), newline))
            pages.append(torch.cat(parts + [newline[None]]))
        return torch.stack(pages)

    def prefill():
        return decoder(prompt, attended[:, :context], None, features, places)

    def decode():
        caches = start
        for index in range(options.decode):
            _, caches = decoder(step, attended[:, : context + index + 1], caches)

    features = vision()
    vision_ms = timed(device, options.repeats, vision)
    prefill_ms = timed(device, options.repeats, prefill)
    _, start = prefill()
    decode_ms = timed(device, options.repeats, decode)
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else platform.processor() or "cpu"
    result = {
        "provenance": {
            "torch": torch.__version__, "python": platform.python_version(), "device": name, "dtype": "bfloat16",
            "method": "least of the repeats, wall time around a synchronised run, random weights, no CUDA graphs",
            "tiny": options.tiny,
        },
        "cases": [
            {
                "index": 0,
                "device": options.device_id,
                "settings": {
                    "image.grid": options.grid, "prompt.tokens": options.prompt, "decode.tokens": options.decode,
                    "batch": options.batch, "attention.decoder": "sdpa",
                },
                "vision_ms": vision_ms,
                "prefill_ms": prefill_ms,
                "ttft_ms": vision_ms + prefill_ms,
                "tpot_ms": decode_ms / options.decode,
            }
        ],
    }
    if options.count and device.type == "cuda":
        counts = {stage.__name__: launches(stage) for stage in (vision, prefill, decode)}
        counts["decode"] /= options.decode
        result["provenance"]["kernels"] = counts
        print(json.dumps(counts))
    with open(options.output, "w") as file:
        json.dump(result, file, indent=1)
    print(json.dumps(result["cases"][0], indent=1))
    if options.tiny:
        print("a tiny model was timed: these times are not those of DeepSeek-OCR")


if __name__ == "__main__":
    main()
