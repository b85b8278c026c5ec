"""The apparatus that carries the learner: plots, and the tool that runs and stores the notebooks."""
