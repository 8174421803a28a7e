package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;

/** Is a part the same at every time, because {@code @} fixes its selectors? Then it is computed once. */
final class Invariance {

    private Invariance() {}

    static boolean isSame(Expr expr) {
        return switch (expr) {
            case Expr.Literal number -> true;
            case Expr.Text text -> true;
            case Expr.Selector selector -> selector.shift().isFixed();
            case Expr.Range range -> range.selector().shift().isFixed();
            case Expr.Subquery subquery -> subquery.shift().isFixed();
            case Expr.Call call when call.function().dependsOnTime() -> false;
            case Expr.Call call
            when call.arguments().isEmpty() -> !call.function().name().equals("time");
            default -> expr.children().stream().allMatch(Invariance::isSame);
        };
    }
}
