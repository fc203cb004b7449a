"""The browser's word on looks: an installed Chromium paints a draft and is asked what it shows."""
