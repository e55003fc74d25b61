package cn.quanzhi.answering.typing;

import com.ibm.icu.text.Transliterator;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which characters a syllable of pinyin may be, the frequent ones first; without tones, ü as v. */
final class Syllables {

    static final int LONGEST = 6;
    private static final int MOST = 40;
    /** Of a character with several readings ICU gives the most frequent one. */
    private static final String OTHERS = """
            长chang 长zhang 行xing 行hang 重zhong 重chong 校xiao 校jiao 调diao 调tiao 率lv 率shuai 会kuai 还huan 还hai 得dei 的di
            都du 都dou 没mei 没mo 量liang 处chu 当dang 更geng 教jiao 卡qia 乐yue 乐le 降xiang 降jiang 便pian 便bian 差chai 差cha 单shan
            弹dan 弹tan 藏zang 参cen 参shen 曾zeng 什shen 什shi 吗ma 么me 了liao 了le 着zhe 着zhao 着zhuo 和he 和huo 给ji 给gei 角jue 觉jiao 觉jue
            强qiang 强jiang 血xie 薄bo 薄bao 剥bo 剥bao 模mu 模mo 盛cheng 盛sheng 仔zai 仔zi 择zhai 色shai 扫sao 厦sha 石dan 折she 折zhe
            传zhuan 传chuan 称cheng 称chen 呢ne 哪na 哪nei 那na 车che 地de 地di 大da 大dai 干gan 几ji 切qie 省sheng 省xing 识shi 属shu 贴tie
            系xi 系ji 纤xian 兴xing 应ying 与yu 载zai 扎za 扎zha 只zhi 中zhong 种zhong 转zhuan 作zuo 壳ke 壳qiao 露lou 露lu 落luo 落la
            """;

    private final Map<String, String> characters;
    private final Map<Character, String> likeSounding = new HashMap<>();

    private Syllables(Map<String, String> characters) {
        this.characters = characters;
        characters.values().forEach(all -> all.chars().forEach(c -> likeSounding.merge((char) c, all, String::concat)));
    }

    /** Of the characters that the model has seen. */
    static Syllables of(CharacterModel model) {
        Map<String, List<Character>> read = new HashMap<>();
        Transliterator latin = Transliterator.getInstance("Han-Latin; NFD");
        for (char character : model.characters().toCharArray()) {
            add(read, syllable(latin.transliterate(String.valueOf(character))), character);
        }
        for (String other : OTHERS.strip().split("\\s+")) {
            add(read, other.substring(1), other.charAt(0));
        }
        Map<String, String> characters = new HashMap<>();
        read.forEach((syllable, all) -> {
            all.sort(Comparator.comparingInt((Character one) -> -model.count(one)));
            StringBuilder first = new StringBuilder();
            all.stream().limit(MOST).forEach(first::append);
            characters.put(syllable, first.toString());
        });
        return new Syllables(characters);
    }

    private static void add(Map<String, List<Character>> read, String syllable, char character) {
        if (syllable.isEmpty()) {
            return;
        }
        List<Character> all = read.computeIfAbsent(syllable, unread -> new ArrayList<>());
        if (!all.contains(character)) {
            all.add(character);
        }
    }

    /** Without its tone; empty where it is none. */
    private static String syllable(String latin) {
        String bare = latin.replace("u\u0308", "v").replaceAll("\\p{Mn}", "");
        return bare.matches("[a-z]{1," + LONGEST + "}") ? bare : "";
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(characters.size());
        for (Map.Entry<String, String> one : new TreeMap<>(characters).entrySet()) {
            out.writeUTF(one.getKey());
            out.writeUTF(one.getValue());
        }
    }

    static Syllables read(DataInputStream in) throws IOException {
        Map<String, String> characters = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            characters.put(in.readUTF(), in.readUTF());
        }
        return new Syllables(characters);
    }

    /** The characters that may sound like this one, itself among them; none where it isn't known. */
    String likeSounding(char character) {
        return likeSounding.getOrDefault(character, "");
    }

    /** The characters of a syllable; none where it is no syllable. */
    String of(String syllable) {
        return characters.getOrDefault(syllable, "");
    }
}
