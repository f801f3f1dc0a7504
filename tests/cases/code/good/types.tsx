const id = <T,>(x: T) => x;
const list = <string[]>load();
const name = <string>find("岸");
const names = { ja: "夜の海", en: "The Sea at Night" };
const label = "港の灯 (Harbour Lamp)";
