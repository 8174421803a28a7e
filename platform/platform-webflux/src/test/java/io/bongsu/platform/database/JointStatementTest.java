package io.bongsu.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.database.JointStatement.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointStatementTest {

    @Test
    void statementsBecomePartsOfOneThatCountsTheirRows() {
        JointStatement joint = JointStatement.of(List.of(
                "INSERT INTO a (tenant_id, id) VALUES (:tenant, :id)",
                "UPDATE b SET n = :n WHERE tenant_id = :tenant"));

        assertThat(joint.sql()).isEqualTo("""
                WITH w0 AS (INSERT INTO a (tenant_id, id) VALUES ($1, $2) RETURNING 1),
                w1 AS (UPDATE b SET n = $3 WHERE tenant_id = $1 RETURNING 1)
                SELECT (SELECT count(*) FROM w0), (SELECT count(*) FROM w1)""");
        assertThat(joint.slots()).containsExactly(new Slot(0, "tenant"), new Slot(0, "id"), new Slot(1, "n"));
    }

    @Test
    void aNameOfOneStatementIsNotThatOfAnother() {
        JointStatement joint =
                JointStatement.of(List.of("DELETE FROM a WHERE id = :id", "DELETE FROM b WHERE id = :id"));

        assertThat(joint.slots()).containsExactly(new Slot(0, "id"), new Slot(1, "id"));
    }

    @Test
    void aNameThatStandsTwiceIsBoundOnceAndACastIsNoName() {
        JointStatement joint = JointStatement.of(List.of("UPDATE a SET n = :n::int, m = :n"));

        assertThat(joint.sql()).contains("SET n = $1::int, m = $1 RETURNING 1");
        assertThat(joint.slots()).containsExactly(new Slot(0, "n"));
    }

    @Test
    void whatIsNotBoundIsADefectThatIsNamed() {
        assertThatThrownBy(() -> Write.of("DELETE FROM a WHERE id = :id").value("id"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(":id");
    }
}
