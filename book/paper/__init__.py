"""The book on paper: one PDF, made from the pages of the built site and from nothing else.

`document` joins the pages into one page of HTML, in the order of the book, and moves to its end what a reader should
not see too early; `printing` lets Chromium print it. Since it is one page, the browser itself numbers the pages, keeps
links within the file, makes the outline from the headings, and tags everything for screen readers.
"""
