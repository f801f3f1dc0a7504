book = { ja: '竹の林', :en => "The Bamboo Grove" }
head = <<~'EOS'
  \jtitle{竹の林}
  \etitle{The Bamboo Grove}
EOS
puts "#{title}の本" if list << "x"
empty? ? '空' : "Empty"
