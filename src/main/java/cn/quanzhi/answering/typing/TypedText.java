package cn.quanzhi.answering.typing;

import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads what was meant from what was typed: pinyin as characters, and characters mistyped for others of the same sound. */
@Component
public final class TypedText {

    private final Pinyin pinyin;
    private final Homophones homophones;

    @Autowired
    public TypedText() {
        this(TypingModel.load());
    }

    TypedText(TypingModel learned) {
        this.pinyin = new Pinyin(learned);
        this.homophones = new Homophones(learned);
    }

    /**
     * The text as it was meant.
     *
     * @param isWord whether letters are a word of another language: between characters it stays, and where there are none
     *     pinyin may have syllables that look like one
     */
    public String meant(String text, Predicate<String> isWord) {
        return homophones.corrected(pinyin.inCharacters(text, isWord));
    }
}
