<?php
$books = array(
    'title' => '石の橋', // It's a bridge
    'title_en' => "The Stone Bridge",
);
$text = '『' . $title . '』（The ' . $x . ' Book）';
$price = "{$book->title}の値段は${price}円";
$here = <<<EOT
『石の橋』（The Stone Bridge）は小説である。
EOT;
