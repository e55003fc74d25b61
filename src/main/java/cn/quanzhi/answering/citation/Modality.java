package cn.quanzhi.answering.citation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that oblige, allow, forbid or exempt, in one form for each. */
final class Modality {

    private static final Pattern MODAL = Pattern.compile(
            "(?<free>不需要|无需|无须|不必|不用|不要求|免于)|(?<forbid>不得|无权|禁止|严禁|(?<!得)不准|不可以|不能够?|不允许|不应当?|不许|不可(?!抗|逆|靠|缺|分))"
                    + "|(?<duty>应当(?!事人)|必须|(?<![反相适对供回响效感])应(?=[在由于自按依向将先对予及当])|须(?!知)|有义务|需要|(?<![不只主重需就快首还概摘简必])要(?=[在由于自按向先到去把办交申报给做有]))"
                    + "|(?<may>可以|有权|允许|可(?=[以在由向依按申要自]|并处)|能够|(?<![不可只功性职技智])能(?=[在由向申要自]))");

    private Modality() {}

    /** Whether the text obliges, allows or forbids at all. */
    static boolean states(String text) {
        return MODAL.matcher(text).find();
    }

    /** The text with one word for each way; 能 may be no more than ability and stays. */
    static String canonical(String text) {
        return MODAL.matcher(text).replaceAll(modal -> {
            if (modal.group("free") != null) {
                return "不必";
            }
            if (modal.group("forbid") != null) {
                return "不得";
            }
            if (modal.group("duty") != null) {
                return "应当";
            }
            return modal.group().startsWith("能") ? Matcher.quoteReplacement(modal.group()) : "可以";
        });
    }
}
