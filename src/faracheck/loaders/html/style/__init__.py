"""What a browser would compute for an element: the cascade, read without a browser."""
