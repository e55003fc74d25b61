package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PieceOrderTest {

    private static final UUID ANSWER = new UUID(0, 1);

    private final PieceOrder order = new PieceOrder();

    @Test
    void passesOnWhatComesInOrder() {
        assertThat(order.accept(piece(1))).containsExactly(piece(1));
        assertThat(order.accept(piece(2))).containsExactly(piece(2));
        assertThat(order.accept(piece(2))).isEmpty();
        assertThat(order.isBehind()).isFalse();
    }

    @Test
    void holdsWhatComesAfterAGapUntilTheTextSoFarClosesIt() {
        order.accept(piece(1));
        assertThat(order.accept(piece(4))).isEmpty();
        assertThat(order.accept(piece(5))).isEmpty();
        assertThat(order.isBehind()).isTrue();
        assertThat(order.reached(4)).containsExactly(piece(5));
        assertThat(order.isBehind()).isFalse();
        assertThat(order.number()).isEqualTo(5);
    }

    @Test
    void putsInOrderWhatWasOvertaken() {
        assertThat(order.accept(piece(2))).isEmpty();
        assertThat(order.accept(piece(1))).isEqualTo(List.of(piece(1), piece(2)));
    }

    @Test
    void forgetsWhatWaitedWhenAnotherAttemptBegins() {
        order.accept(piece(3));
        order.begin();
        assertThat(order.isBehind()).isFalse();
        assertThat(order.accept(piece(1))).containsExactly(piece(1));
    }

    @Test
    void aPieceIsTheSameOnItsWayBetweenNodes() {
        Piece piece = new Piece(ANSWER, 7, 12, "answer.delta", "{\"offset\": 0, \"text\": \"a b\\nc\"}");
        assertThat(Piece.parse(piece.line())).isEqualTo(piece);
    }

    private static Piece piece(long number) {
        return new Piece(ANSWER, 7, number, "answer.delta", "{}");
    }
}
