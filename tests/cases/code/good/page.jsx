const id = (x) => x < 3 ? "浅瀬 (Shoal)" : "";

export default function Harbour({ boats }) {
	return (
		<main className="page">
			<p>
				The film <i>The Net Mender</i>{" "}(<span lang="ja">網を直す人</span>) isn't old.
			</p>
			<h2 className="title-ja">船の名簿</h2>
			<h2 className="title-en">Register of Boats</h2>
			<ul>
				{boats.map((boat) => (
					<li key={boat.id}>{boat.name} <b>船歌</b> (Song of the Boat)</li>
				))}
			</ul>
			{boats.length ? <p>出港 / Departure</p> : <p>入港 / Arrival</p>}
			<dl><dt>舵</dt><dd>rudder</dd></dl>
			<Card titleJa="錨を上げる" titleEn="Weigh Anchor" />
			<Card>潮見表</Card><Card>Tide (table)</Card>
		</main>
	);
}

const names = { ja: "夜の海", en: "The Sea at Night" };
const Dot = <br />;
