#!/usr/bin/env python3
"""Times DeepSeek-OCR's shapes on an accelerator: vision tower, prefill and decode, with random weights and no download.

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


class SAMAttention(nn.Module):
    def __init__(self, width: int, heads: int, side: int):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.rows = nn.Parameter(torch.zeros(side, side, width // heads))
        self.columns = nn.Parameter(torch.zeros(side, side, width // heads))

    def forward(self, x):
        batch, height, width, channels = x.shape
        q, k, v = self.qkv(x).reshape(batch, height * width, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        grid = q.reshape(batch * self.heads, height, width, -1)
        vertical = torch.einsum("bhwc,hkc->bhwk", grid, self.rows)
        horizontal = torch.einsum("bhwc,wkc->bhwk", grid, self.columns)
        bias = (vertical[..., :, None] + horizontal[..., None, :]).reshape(batch, self.heads, height * width, -1)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        return self.proj(mixed.permute(0, 2, 1, 3).reshape(batch, height, width, channels))


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
            mixed = mixed.reshape(batch, n * self.window, n * self.window, channels)[:, :height, :width]
        else:
            mixed = self.attn(normed)
        x = x + mixed
        return x + self.mlp(self.norm2(x))


class SAM(nn.Module):
    def __init__(self, shape: Shape, image: int):
        super().__init__()
        side = image // 16
        width = shape.sam_width
        self.patches = nn.Conv2d(3, width, 16, 16)
        self.positions = nn.Parameter(torch.zeros(1, side, side, width))
        self.blocks = nn.ModuleList(
            SAMBlock(width, shape.sam_heads, side, 0 if layer in shape.sam_global else shape.window)
            for layer in range(shape.sam_layers)
        )
        self.neck = nn.Sequential(
            nn.Conv2d(width, 256, 1, bias=False), nn.GroupNorm(1, 256),
            nn.Conv2d(256, 256, 3, padding=1, bias=False), nn.GroupNorm(1, 256),
        )
        self.net_2 = nn.Conv2d(256, 512, 3, 2, 1, bias=False)
        self.net_3 = nn.Conv2d(512, shape.clip_width, 3, 2, 1, bias=False)

    def forward(self, image):
        x = self.patches(image).permute(0, 2, 3, 1) + self.positions
        for block in self.blocks:
            x = block(x)
        return self.net_3(self.net_2(self.neck(x.permute(0, 3, 1, 2))))


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
    """SAM, CLIP and projector for views of one size."""

    def __init__(self, shape: Shape, image: int):
        super().__init__()
        tokens = (image // 64) ** 2
        self.sam = SAM(shape, image)
        self.first = nn.Parameter(torch.zeros(1, 1, shape.clip_width))
        self.positions = nn.Parameter(torch.zeros(1, tokens + 1, shape.clip_width))
        self.norm = nn.LayerNorm(shape.clip_width)
        self.blocks = nn.ModuleList(CLIPBlock(shape.clip_width, shape.clip_heads) for _ in range(shape.clip_layers))
        self.projector = nn.Linear(2 * shape.clip_width, shape.hidden)

    def forward(self, image):
        features = self.sam(image).flatten(2).transpose(1, 2)
        x = torch.cat([self.first.expand(len(image), -1, -1), features], 1) + self.positions
        x = self.norm(x)
        for block in self.blocks:
            x = block(x)
        return self.projector(torch.cat([x[:, 1:], features], -1))


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
        order = chosen.view(-1).argsort()
        counts = torch.bincount(chosen.view(-1), minlength=len(self.experts)).tolist()
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

    def forward(self, x, cos, sin, cache):
        batch, tokens, hidden = x.shape
        normed = self.norm1(x)
        q, k, v = (p(normed).view(batch, tokens, self.heads, -1).transpose(1, 2) for p in (self.q, self.k, self.v))
        q, k = self.rotate(q, cos, sin), self.rotate(k, cos, sin)
        if cache is not None:
            k, v = torch.cat([cache[0], k], 2), torch.cat([cache[1], v], 2)
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=cache is None and tokens > 1)
        x = x + self.o(mixed.transpose(1, 2).reshape(batch, tokens, hidden))
        return x + self.mlp(self.norm2(x)), (k, v)


class Decoder(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.half = shape.hidden // shape.heads // 2
        self.layers = nn.ModuleList(DecoderLayer(shape, layer > 0) for layer in range(shape.layers))
        self.norm = RMSNorm(shape.hidden)
        self.head = nn.Linear(shape.hidden, shape.vocabulary, bias=False)

    def forward(self, x, past: int, caches):
        positions = torch.arange(past, past + x.shape[1], device=x.device, dtype=torch.float32)
        rates = 10000 ** (-torch.arange(self.half, device=x.device) / self.half)
        angles = torch.outer(positions, rates).repeat(1, 2)
        cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
        new = []
        for index, layer in enumerate(self.layers):
            x, cache = layer(x, cos, sin, caches[index] if caches else None)
            new.append(cache)
        return self.head(self.norm(x)).float(), new


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
        globe, local, decoder = Vision(shape, base), Vision(shape, tile), Decoder(shape)
    for module in (globe, local, decoder):
        module.to(dtype).eval()
    page = torch.randn(1, 3, base, base, device=device, dtype=dtype)
    cut = torch.randn(max(tiles, 1), 3, tile, tile, device=device, dtype=dtype)
    side, tile_side = base // 64, tile // 64
    image_tokens = side * (side + 1) + 1 + (rows * tile_side * (columns * tile_side + 1) if tiles else 0)
    context = image_tokens + options.prompt
    prompt = torch.randn(options.batch, context, shape.hidden, device=device, dtype=dtype) * 0.02
    step = torch.randn(options.batch, 1, shape.hidden, device=device, dtype=dtype) * 0.02

    def vision():
        for _ in range(options.batch):
            if tiles:
                local(cut)
            globe(page)

    def decode():
        caches = start
        for index in range(options.decode):
            _, caches = decoder(step, context + index, caches)

    vision_ms = timed(device, options.repeats, vision)
    prefill_ms = timed(device, options.repeats, lambda: decoder(prompt, 0, None))
    _, start = decoder(prompt, 0, None)
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
    with open(options.output, "w") as file:
        json.dump(result, file, indent=1)
    print(json.dumps(result["cases"][0], indent=1))
    if options.tiny:
        print("a tiny model was timed: these times are not those of DeepSeek-OCR")


if __name__ == "__main__":
    main()
