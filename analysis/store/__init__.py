"""Articles in, in any number; a folder of Parquet parts that is read once, and asked by selection or in SQL, out."""

from analysis.store.store import Store, Updated, place_of, read_decided
