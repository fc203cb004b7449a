"""Template syntax in sources that are not yet publications."""
