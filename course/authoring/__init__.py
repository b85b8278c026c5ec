"""Tools for authors: they run and store the chapters, write the exercises into them, and draw the welcome picture."""
