"""Answers by others to the exercises of chapter 10."""

WRONG: dict = {}
RIGHT: dict = {}
