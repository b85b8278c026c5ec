"""Networks of `nnlib` elsewhere: in PyTorch and back, and in files that other programs can run.

- `pytorch` writes a network as a state of PyTorch or as its module, and reads a state back;
- `onnx_file` writes a network to a file in the format ONNX;
- `known` says what can be taken along, and what is missing here.

PyTorch and ONNX are imported only when they are used: the course does without them.
"""
