import Studies
extension ExplorerState { var tries: [Lever]? { nil } }
