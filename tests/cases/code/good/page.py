def page():
    show("""
    | 用語 | 英語 |
    |------|------|
    | 桟橋 | pier |
    | 港 | harbour |
    """)
