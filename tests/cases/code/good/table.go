package titles

var words = map[string]string{
	"hello": "こんにちは",
	"thanks": "ありがとう",
}

var books = []Book{
	{Ja: "雲の上", En: "Above the Clouds"},
	{Ja: "雲の下", En: `Below the "Clouds"`},
}

const quote = '"' // "引用"
