"""What lies on a disk in, text out: which files are articles, their bytes decoded, what they and a file beside them say."""
