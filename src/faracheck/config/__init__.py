"""What a registrant's own settings say of its drafts: which file, what it means, for which path."""
