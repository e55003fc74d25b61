package cn.quanzhi.answering.citation;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a sentence names as the sum what its source names only as the least or the most: 处二万元罚款 for 二万元以上十万元以下罚款. */
final class Fixed {

    private static final Set<String> SUMS = Set.of("元", "倍");
    /** What bounds a sum in other words than laws do, or makes it a case's own. */
    private static final Pattern BOUNDED =
            Pattern.compile("起|至|够|到|达|超|逾|过|满|不足|最[低高多少大小]|[上下]限|限[额度]|为限|底|封顶|以[内上下]|顶多|[再多]少|之间|门槛|分界|按|计|[-—~～]");

    private Fixed() {}

    /** @param figures the source's */
    static boolean in(String plain, List<Quantity> figures) {
        String even = FigureForms.even(plain);
        return Quantities.claimed(even).stream().anyMatch(figure -> isFixed(figure, even, figures));
    }

    private static boolean isFixed(Placed figure, String even, List<Quantity> figures) {
        Quantity sum = figure.quantity();
        if (!SUMS.contains(sum.unit()) || sum.hasBound()) {
            return false;
        }
        List<Quantity> same = figures.stream().filter(sum::sameFigure).toList();
        return !same.isEmpty()
                && same.stream().allMatch(Quantity::hasBound)
                && !BOUNDED.matcher(clause(figure, even)).find();
    }

    private static String clause(Placed figure, String even) {
        int start = figure.start();
        while (start > 0 && Letters.CLAUSE.indexOf(even.charAt(start - 1)) < 0) {
            start--;
        }
        int end = figure.end();
        while (end < even.length() && Letters.CLAUSE.indexOf(even.charAt(end)) < 0) {
            end++;
        }
        return even.substring(start, end);
    }
}
