"""Cells of the notebooks that the tests of reports run: a table, and a picture with its words (`PICTURE % "A dot."`)."""

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
PICTURE = f"from base64 import b64decode\nfrom IPython.display import Image\nImage(b64decode('{DOT}'), metadata={{'alt': %r}})"
TABLE = "import pandas as pd\npd.DataFrame({'words': [12], 'who': ['<b>Ann</b>']})"
