-- 町の本 (Books of Towns)
CREATE TABLE `books` (
  `id` int(11) NOT NULL,
  `title` varchar(255) DEFAULT '',
  `title_en` varchar(255),
  PRIMARY KEY (`id`)
);
INSERT INTO `books` VALUES (1,'港町の朝','Morning in a Port',NULL),(2,'It\'s ''夜''','It''s Night',N'メモ');
INSERT INTO `books` VALUES (3, '坂の町', CONCAT('Town of ', 'Slopes'), NOW());
INSERT INTO towns (name, name_english) VALUES
  ('東町', 'East Town'),
  ('西町', 'West Town');
INSERT INTO posts (id, body) VALUES (1, '一行目
二行目 (The Second Line)
');
