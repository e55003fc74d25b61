package cn.quanzhi.evaluation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that was given can't be read as what it should be; the message names the file, and the line where there is one. */
final class WrongInput extends RuntimeException {

    WrongInput(String message) {
        super(message);
    }

    WrongInput(Path file, int line, String why, @Nullable Throwable cause) {
        super(file + ", line " + line + ": " + why, cause);
    }

    WrongInput(Path file, String why, @Nullable Throwable cause) {
        super(file + ": " + why, cause);
    }
}
