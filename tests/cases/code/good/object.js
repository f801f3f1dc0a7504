// 猫の本 (A Book of Cats)
// goes over two lines.

/** 犬の本 (A Book of Dogs) */
const BOOKS = [
  { ja: '星の海', en: "Sea of Stars" }, // 海
  { title: '月の\u5ead', titleEn: `Garden of the Moon`, pages: 120 },
  ["風", "wind"], ["火", "fire"],
];
const pattern = /["'『](?:x|y)['"』]/g, other = 4 / 2 / 1;
const label = lang === 'ja' ? '設定' : 'Settings';
const long = "長い" +
  "題" + name + "の本";
const text = `『${title}』（原題：${original}）`;
export default {
  ja: { menu: { open: '開く' } },
  en: { menu: { open: 'Open' } },
}
names['ja'] = '東の門';
names['en'] = 'The East Gate';
switch (code) {
  case 'ja': return '西の門';
  case 'en': return 'The West Gate';
}
wiki(`
{{Nihongo|North Gate|北の門|Kita no mon}}
`);
