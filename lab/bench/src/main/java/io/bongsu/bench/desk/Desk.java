package io.bongsu.bench.desk;

import io.bongsu.bench.metrics.ProcessTree;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.util.List;

/** A desk as its agents use it, whoever made it. Every number is the milliseconds of what a screen needs. */
interface Desk {

    /** With its version. */
    String name();

    /** What it is made of: the program, and the program with its database. */
    ProcessTree program();

    ProcessTree processes();

    enum Order {
        PRIORITY,
        LATEST_CHANGE
    }

    /**
     * The first fifty open tickets of a queue.
     *
     * @param counted whether it is to be said how many there are in all
     */
    double openOf(String queue, Order order, boolean counted) throws IOException, InterruptedException, NotMeasurable;

    /** The first fifty of all. */
    double latest() throws IOException, InterruptedException, NotMeasurable;

    /** Each of the last of these pages of fifty, of all tickets by their latest change. */
    List<Double> pages(int last, int many) throws IOException, InterruptedException, NotMeasurable;

    /** A ticket with all that was said and changed; another one for each number. */
    double open(int number) throws IOException, InterruptedException, NotMeasurable;

    /** What the box on top of each page finds. */
    double box(String words) throws IOException, InterruptedException, NotMeasurable;

    /** The first fifty of all tickets whose texts hold the words, the latest change first. */
    double holding(String words) throws IOException, InterruptedException, NotMeasurable;

    /** The same for the titles alone, if it can tell them apart. */
    double titled(String words) throws IOException, InterruptedException, NotMeasurable;

    /** Eight people open so many tickets each. */
    Writers.Written create(int each) throws IOException, InterruptedException, NotMeasurable;
}
