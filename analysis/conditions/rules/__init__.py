"""The rules by which triggers are read: `table` says which reads which, each other module holds one family of them."""
