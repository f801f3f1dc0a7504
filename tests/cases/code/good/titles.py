"""Titles of books.

古い本 (The Old Book)
"""
TITLES = [
    ("朝の歌", "Morning Song"),
    ("夜の歌", "Evening Song"),
]
book = Book(title_ja="水の上", title_en='On the Water', year=1999)
long = ("一行目"
        "二行目")
raw = r"\u3042そのまま"
made = f"{name}の本"
title_ja = "砂の城"
title_en = "The Castle of Sand"
