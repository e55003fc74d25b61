package cn.quanzhi.answering;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms in which English asks for a person instead of the service. */
final class EnglishWish {

    private static final String ANYBODY = "(?:some|any)(?:one|body)";
    private static final String REAL = "(?:real|live|living|actual|breathing)";
    private static final String PERSON = "(?:[a-z'-]+\\s+){0,3}?(?:person|humans?|people|agents?|" + ANYBODY
            + "|experts?|staff|specialists?|officers?|officials?|representatives?|operators?|colleagues?|advis[eo]rs?"
            + "|consultants?|managers?|supervisors?|inspectors?|engineers?|technicians?)\\b";
    private static final String NOW = "(?:please|pls|plz|now|asap|instead)";
    private static final String END =
            "(?=\\s*[,.!?]|\\s*$|\\s+(?:" + NOW + "|who|real|to\\s+(?:speak|talk|call)|from\\s+(?:the|your))\\b)";

    private static final Pattern WISH = Pattern.compile(
            List.of(
                            // can I talk to your lift inspector, transfer me to an expert; not: may I transfer it to
                            // another person
                            "\\b(?:talk|speak|chat|talking|speaking|chatting)(?:\\s+(?:directly|straight))?\\s+(?:to|with|w/)\\s+"
                                    + PERSON,
                            "\\b(?:connect|transfer|redirect|forward|pass|put|hand|switch)\\s+(?:me|us)(?:\\s+(?:over|on|through|straight|directly)){0,2}\\s+(?:to|with)\\s+"
                                    + PERSON,
                            "\\bescalate(?:\\s+(?:me|us|this|it))?\\s+to\\s+" + PERSON,
                            "\\b(?:get|give|fetch|find|bring|assign)\\s+(?:me|us|our\\s+\\w+)?\\s*" + PERSON + END,
                            "\\bput\\s+(?:your|the|an?)\\s+(?:supervisor|manager|boss|expert|human|person|colleague)\\s+on\\b",
                            // human, please
                            "\\b" + REAL + "\\s+(?:human|person|agent|officer|expert|staff|operator)s?\\b",
                            "\\b" + ANYBODY + "\\s+(?:real|human|alive)\\b",
                            "\\b(?:want|need|prefer|let|have)\\s+(?:an?\\s+|to\\s+have\\s+an?\\s+)?human\\b",
                            "\\bhuman\\b[^.?!]{0,24}\\b" + NOW + "\\b",
                            "\\b(?:human|person|operator|agent|expert|staff\\s+member)\\s*,\\s*" + NOW + "\\b",
                            "^\\W*(?:human|agent|operator|person|an?\\s+expert|customer\\s+service)(?:\\W+(?:agent|human|"
                                    + NOW + "))*\\W*$",
                            // call me back
                            "\\b(?:call|phone|ring)\\s+(?:me|us)\\b(?!\\s+names)",
                            "\\b(?:give|drop)\\s+(?:me|us)\\s+a\\s+(?:call|ring|callback)\\b",
                            "\\b(?:arrange|request|need|want|like)\\s+(?:an?\\s+)?(?:\\w+\\s+)?call\\s?back\\b",
                            "\\bcall\\s?back\\s*,?\\s*(?:please|pls)\\b",
                            // is anybody there
                            "\\b(?:is|are|any)\\s*(?:there\\s+)?(?:an?\\s+|any\\s+)?(?:" + REAL
                                    + "\\s+)?(?:human(?:\\s+being)?s?|persons?|people|"
                                    + ANYBODY
                                    + ")\\s+(?:real\\s+)?(?:there|here|available|online|around|who\\s+speaks|i\\s+(?:can|could)\\s+(?:talk|speak|call|reach))",
                            "\\b(?:can|could|would|will)\\s+(?:" + ANYBODY
                                    + "|an?\\s+(?:human|person|colleague)(?:\\s+expert)?|(?:one\\s+of\\s+)?your\\s+\\w+)"
                                    + "\\s+(?:please\\s+)?(?:call|phone|ring|contact|take\\s+over|explain\\s+this)",
                            // no more robots
                            "\\b(?:no|not|stop|enough|tired|sick|done|don'?t)\\b[^.?!]{0,30}\\b(?:chat\\s?)?bots?\\b",
                            "\\b(?:no\\s+more|tired\\s+of|sick\\s+of|don'?t\\s+want)\\b[^.?!]{0,16}\\brobots?\\b",
                            "\\b(?:chat\\s?)?(?:ro)?bot\\b[^.?!]{0,20}\\buseless\\b")
                    .stream()
                    .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);

    private EnglishWish() {}

    static boolean isIn(String text) {
        return WISH.matcher(text).find();
    }
}
