/** What a query says, once it is understood: the tree, its types and how it is printed. Not here: how text becomes a tree (parse), what it means (eval). */
@NullMarked
package io.bongsu.collector.promql.ast;

import org.jspecify.annotations.NullMarked;
