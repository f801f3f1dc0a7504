 * The first line of an excerpt inside a comment: 窓 (window)
 */
public final class Titles {
    private static final char QUOTE = '"', NEWLINE = '\n';
    static {
        NAMES.put("title_ja", "鳥の家");
        NAMES.put("title_en", "The House of Birds");
        WORDS.put("魚", "fish");
    }
    static final String[][] PAIRS = { { "犬", "dog" }, { "猫", "cat" } };
    static final String TITLE_JA = "坂の上" + "\u306e木";
    static final String TITLE_EN = "The Tree above the Slope";
}
