"""Watch it learn: buttons, sliders and a picture around a network of the learner's own, while it trains.

The kernel runs one thing at a time, so training goes in slices on its event loop: between two slices it looks after
clicks and cells.

- `engine` trains, epoch by epoch, and undoes an epoch that was not finished;
- `interrupts` lets an interruption of the kernel wait for the end of an epoch;
- `pace` says when the next epoch is due, `running` trains at that pace between two cells;
- `painting` draws the pictures, `widget` has the controls.
"""

from course.watching.widget import watch

__all__ = ["watch"]
