package cn.quanzhi.knowledge;

import java.util.OptionalInt;

/** Numbers as statutes write them: 二十三, 一千二百六十, 廿六, 贰拾陆, and digit by digit 一二〇七. */
public final class ChineseNumerals {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
    private static final int LONGEST = 12;

    private ChineseNumerals() {}

    /** Whether the character can stand in a number below ten thousand. */
    public static boolean isNumeral(char c) {
        return digit(c) >= 0 || unit(c) > 0 || c == '廿' || c == '卅';
    }

    /** The number, or nothing where the characters do not make one. */
    public static OptionalInt parse(CharSequence text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < length; i++) {
            if (!isNumeral(text.charAt(i))) {
                return OptionalInt.empty();
            }
        }
        return text.chars().allMatch(c -> digit((char) c) >= 0) ? digitByDigit(text) : withUnits(text);
    }

    /** 23 → 二十三, 105 → 一百零五, 1010 → 一千零一十. */
    public static String format(int number) {
        if (number < 0 || number > 9999) {
            throw new IllegalArgumentException("Not a number that is written out: " + number);
        }
        if (number < 10) {
            return number == 0 ? "零" : String.valueOf(DIGITS.charAt(number));
        }
        StringBuilder text = new StringBuilder();
        int rest = number;
        boolean gap = false;
        for (int unit = 1000; unit > 0; unit /= 10) {
            int digit = rest / unit;
            rest %= unit;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (gap) {
                text.append('零');
                gap = false;
            }
            // The leading 一 of 十 to 十九 is not written, within a larger number it is.
            if (!(unit == 10 && digit == 1 && text.isEmpty())) {
                text.append(DIGITS.charAt(digit));
            }
            text.append(unit == 1000 ? "千" : unit == 100 ? "百" : unit == 10 ? "十" : "");
        }
        return text.toString();
    }

    private static OptionalInt digitByDigit(CharSequence text) {
        if (text.length() > 6) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = value * 10 + digit(text.charAt(i));
        }
        return OptionalInt.of(value);
    }

    private static OptionalInt withUnits(CharSequence text) {
        int value = 0;
        int pending = -1;
        int lastUnit = 10_000;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int tens = c == '廿' ? 2 : c == '卅' ? 3 : 0;
            if (tens == 0 && digit(c) >= 0) {
                if (pending > 0) {
                    return OptionalInt.empty();
                }
                pending = digit(c);
                continue;
            }
            int unit = tens > 0 ? 10 : unit(c);
            if (unit >= lastUnit || (tens > 0 && pending > 0)) {
                return OptionalInt.empty();
            }
            value += (tens > 0 ? tens : pending > 0 ? pending : 1) * unit;
            pending = -1;
            lastUnit = unit;
        }
        return OptionalInt.of(value + Math.max(pending, 0));
    }

    private static int digit(char c) {
        int plain = DIGITS.indexOf(c);
        if (plain >= 0) {
            return plain;
        }
        if (c == '两') {
            return 2;
        }
        return FORMAL.indexOf(c);
    }

    private static int unit(char c) {
        return switch (c) {
            case '十', '拾' -> 10;
            case '百', '佰' -> 100;
            case '千', '仟' -> 1000;
            default -> 0;
        };
    }
}
