(67, '虹の橋', '『虹の橋』（英題：The Rainbow Bridge）は小説。', '', 'B0000',
