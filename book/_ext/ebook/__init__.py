"""Make an EPUB of the book from the pages of the built site: `make epub`, or `PYTHONPATH=book/_ext python -m ebook`.

The pages are what the site shows a reader for whom no script runs, with these changes:

- What a page folds, an e-reader cannot be relied on to fold. So hints, solutions and answers stand in appendices, with
  links there and back (`folded`).
- Formulas stay MathML, code wraps with its indentation kept, and nothing has a background, so that a night mode or a
  sheet of paper of any colour goes with it (`xhtml`, `style.css`).
- What only the site can do is left out, or leads there where its address is known.

From the same sources the file has the same bytes.
"""
