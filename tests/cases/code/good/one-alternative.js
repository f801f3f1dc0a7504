// The second alternative is no text: what is named behind it has a name of its own.
f(x ? "港の設定" : other = "長い本");
