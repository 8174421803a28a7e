package io.bongsu.ticket.condition;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Set;

/** How much of CEL do conditions speak? */
final class Language {
    static final int LONGEST = 2000;

    /** Walls behind {@link Cost}, which is judged before anything is kept. */
    static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(40)
            .maxParseErrorRecoveryLimit(10)
            .maxParseExpressionNodeCount(1000)
            .comprehensionMaxIterations(2000)
            .enableHeterogeneousNumericComparisons(true)
            .maxRegexProgramSize(Cost.LARGEST_REGEX)
            .build();

    /** Texts cannot be put together: a condition compares, and what it compares stays as long as the ticket made it. */
    private static final Set<StandardOverload> LEFT_OUT = Set.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES);

    private Language() {}

    static CelCompiler of(List<Variable> variables) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> !LEFT_OUT.contains(overload))
                        .build())
                .setResultType(SimpleType.BOOL);
        variables.forEach(variable -> builder.addVar(variable.word(), variable.type()));
        return builder.build();
    }
}
