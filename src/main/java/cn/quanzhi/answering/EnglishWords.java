package cn.quanzhi.answering;

import java.util.regex.Pattern;

/** The words of English questions that name no thing one could ask about. */
final class EnglishWords {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
    private static final Pattern NAMING = Pattern.compile("[\\p{L}\\d]{2,}");
    /** Words of any English question, and what may be asked of everything. */
    private static final Pattern EMPTY = Pattern.compile(
            "\\b(?:what|which|how|when|where|who|whom|why|do|does|did|don't|is|isn't|are|was|were|be|been|can|can't|could|may|might|must|should|will|would|shall"
                    + "|i|we|you|they|he|she|it|this|that|these|those|me|us|them|my|our|your|their|its|an?|the|to|for|of|in|on|at|by|with|from|about|as|and|or|but|not|no|yes"
                    + "|if|there|here|now|then|so|any|some|all|more|again|only|just|also|still|too|very|after|before|until|next|first|last|things?|ones?|other|please|hi|hello|hey|thanks?"
                    + "|help|tell|know|say|says|said|want|get|got|give|make|go|going|happens?|happened|take|takes|long|much|many|costs?|money|price|fees?|pay|paid"
                    + "|documents?|papers?|materials?|paperwork|forms?|needs?|needed|required?|have|has|had|apply|application|procedures?|process|steps?|time|days?|deadlines?|often"
                    + "|fines?|fined|penalty|penalties|punished|rejected|refused|allowed|legal|illegal|ok|okay|possible|right|wrong|correct|rules?|laws?|regulations?|requirements?|advise|advice|question)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What is CCC? What does CMA stand for? Not: What is the deadline? */
    private static final Pattern DEFINITION = Pattern.compile(
            "^\\W*what(?:'s|\\s+(?:is|are|does|do))\\s+(?!the\\b|my\\b|our\\b|your\\b|this\\b|that\\b|these\\b|those\\b|it\\b)(?:an?\\s+)?\\S+(?:\\s+\\S+){0,3}?(?:\\s+(?:mean|stand\\s+for))?\\W*$",
            Pattern.CASE_INSENSITIVE);

    /** And how often? What about imported ones? */
    private static final Pattern GOES_ON = Pattern.compile(
            "^\\W*(?:and|but|or|then|also|so|otherwise|(?:ok|okay|thanks?|thank\\s+you|i\\s+see)\\W+(?:and|but|then|so|what|how)|what\\s+(?:about|if)|how\\s+about|in\\s+(?:that|this|which)\\s+case|if\\s+(?:so|not))\\b",
            Pattern.CASE_INSENSITIVE);
    /** How do I renew it? */
    private static final Pattern POINTS_BACK = Pattern.compile(
            "\\b(?:it|its|that|this|these|those|they|them|their|one|ones)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTRACTED =
            Pattern.compile("\\b[a-z]+n['’]t\\b|['’](?:re|ve|ll|d|s|m)\\b", Pattern.CASE_INSENSITIVE);

    private EnglishWords() {}

    /** Whether a question in English goes on with what was said before, or says too little to stand alone. */
    static boolean lean(String question) {
        return LETTER.matcher(question).find()
                && !HAN.matcher(question).find()
                && (GOES_ON.matcher(question).find()
                        || naming(question) == 0
                        || naming(question) == 1
                                && POINTS_BACK.matcher(question).find());
    }

    /** Whether it asks what something is that it names: there is nothing to ask back. */
    static boolean askWhatItIs(String question) {
        return DEFINITION.matcher(question).find() && !nameNothing(question);
    }

    /** Whether a question has English words and none of them, nor any other, names a thing: What documents do I need? */
    static boolean nameNothing(String question) {
        return LETTER.matcher(question).find() && naming(question) == 0;
    }

    private static long naming(String question) {
        String whole = CONTRACTED.matcher(question).replaceAll("");
        return NAMING.matcher(EMPTY.matcher(whole).replaceAll("")).results().count();
    }
}
