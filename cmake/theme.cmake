# The default theme and its words are compiled in: gongbao needs no data folder at run time.
