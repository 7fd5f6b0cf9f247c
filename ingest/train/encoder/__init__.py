"""A compact Arabic encoder: pre-trained on raw news, fine-tuned to recognise names, exported to ONNX int8.

For machines with a GPU. `python -m ingest.train.encoder FOLDER --out DIR` runs all of it; `runtime.OnnxLabeller` reads
what it leaves in DIR and needs neither torch nor onnx.
"""
