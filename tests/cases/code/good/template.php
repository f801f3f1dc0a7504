<section class="<?php echo $class; ?>">
	<h2><span class="en">Our Boats</span><span class="ja">船の紹介</span></h2>
	<ul>
		<?php foreach ($items as $item): ?>
		<li><a href="<?= $item['url'] ?>"><span class="ja">船の直し方</span><span class="en">Mending a Boat</span></a></li>
		<?php endforeach; ?>
	</ul>
	<?php $names = ['ja' => '夜の海', 'en' => 'The Sea at Night']; ?>
	<dl><dt>舵</dt><dd>rudder</dd></dl>
</section>
