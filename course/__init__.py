"""What carries the learner: all that stands around `nnlib` in a chapter.

- `plots` draws the still pictures, `figures` has the interactive ones;
- `exercises` checks answers, remembers what is solved and brings it back for another look;
- `quizzes` has the questions that end a chapter;
- `watching` shows a network of the learner's own while it trains;
- `exchange` takes a trained network to PyTorch and back, and to a file of the format ONNX;
- `authoring` is for those who write: it runs the chapters, writes the exercises into them, and draws the picture of
  the welcome page.
"""
