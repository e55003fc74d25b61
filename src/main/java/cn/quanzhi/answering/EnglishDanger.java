package cn.quanzhi.answering;

import java.util.regex.Pattern;

/** Tells from the form of an English message that somebody is in danger now, as {@link Intents} does for Chinese. */
final class EnglishDanger {

    private static final Pattern HURT = words("unconscious|passed out|faint(?:ed|ing)|collapsed on|not breathing"
            + "|(?:can'?t|cannot|can not|trouble|difficulty) breath(?:e|ing)|(?:doesn'?t|isn'?t|not) (?:respond(?:ing)?|moving)"
            + "|(?:was|were|got|been|is|are) (?:just )?(?:electrocuted|poisoned|scalded|crushed|burn(?:ed|t)|gassed)"
            + "|(?:got|had|gets|getting) (?:an? )?(?:electric )?shock|(?:fell|fallen) (?:from|off|into|down)|(?:cannot|can'?t|can not) feel|bleed(?:s|ing)|vomit(?:s|ed|ing)|throwing up|threw up|convuls(?:ing|ions?)"
            + "|cough(?:s|ing) (?:up )?blood|swallowed|choking|suffocating");
    private static final Pattern CAUGHT = words(
            "(?:trapped|stuck|pinned|caught|jammed)"
                    + " (?:.{0,20} )?(?:in|inside|under|between|beneath)"
                    + " .{0,30}(?:lifts?|elevators?|escalator|machine|mixer|press|tank|vessel|floors|car|ride|shaft|load|forklift|crane)");
    private static final Pattern LET_GO = words(
            "(?:boiler|vessel|tank|cylinder|pipe|pipeline|valve|gas|ammonia|chlorine|hydrogen"
                    + "|lpg|lng|propane|refrigerant|steam|battery|power bank|charger|transformer|heater|autoclave|reactor|crane|hoist"
                    + "|forklift|ride|lift|elevator|scaffold(?:ing)?)s?"
                    + " .{0,30}(?:is leaking|are leaking|leaks|leaked|leaking (?:right )?now|burst|exploded|is exploding|caught fire|on fire"
                    + "|(?:is|are|started|keeps) (?:burning|smoking|hissing|escaping)|toppled|tipped over|overturned|snapped|came down|fell|gave way)");
    private static final Pattern NOW =
            words("(?:there'?s|there is|we have|we smell|smell of|i smell) .{0,16}(?:fire|smoke|gas)"
                    + "|help!|(?:is|are) on fire|food poisoning (?:right )?now|(?:have|has|got) food poisoning");
    /** Whoever asks what holds asks about what may happen, or has happened long ago. */
    private static final Pattern ASKS_ABOUT_RULE = words(
            "penalt(?:y|ies)|fines?|fined|liable|liability|responsible|required|requirements?"
                    + "|how (?:often|many|long|soon|much)|last (?:year|month|week|spring|summer|autumn|winter)|(?:years?|months?|weeks?) ago"
                    + "|permits?|licen[cs]es?|prevent(?:s|ion)?|plans?|training|standards?|regulations?|rules?|laws?|legal|recall(?:s|ed)?"
                    + "|insurance|compensat(?:e|ion)|verif(?:y|ied|ication)|certif(?:y|ied|icate|ication)|labels?|deadlines?|allowed|(?:if|may|might|could)(?! you)");

    private EnglishDanger() {}

    private static Pattern words(String words) {
        return Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])", Pattern.CASE_INSENSITIVE);
    }

    static boolean isIn(String message) {
        boolean danger = HURT.matcher(message).find()
                || CAUGHT.matcher(message).find()
                || LET_GO.matcher(message).find()
                || NOW.matcher(message).find();
        return danger && !ASKS_ABOUT_RULE.matcher(message).find();
    }
}
