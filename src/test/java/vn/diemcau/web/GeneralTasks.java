package vn.diemcau.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.process.model.ConferencePreparation;

/** Duties of a letter's own with the form for every kind, each in a small model of its own. */
@TestComponent
public class GeneralTasks {

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://diemcau.vn/bpmn">
              <bpmn:process id="conference-preparation" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start"/>
                <bpmn:sequenceFlow id="flow_1" sourceRef="start" targetRef="userTask_%1$s"/>
                <bpmn:userTask id="userTask_%1$s" name="%2$s" camunda:formKey="embedded:/forms/GeneralDuty.html"
                    camunda:candidateGroups="${duty.agency(execution)}" camunda:dueDate="${duty.due(execution)}"/>
                <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_%1$s" targetRef="end"/>
                <bpmn:endEvent id="end"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final List<String> deployed = new ArrayList<>();

    GeneralTasks(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** Opens the duty and returns its task. */
    public String open(
            String conference, String agency, String code, String name, String words, String proof, String... ticks) {
        jdbc.sql("""
                        insert into duty
                          (conference_id, code, kind, agency, name, due_at, words, obligations, ticks, proof)
                        values (?, ?, 'HEALTH', ?, ?, ?, ?, '{}', ?, ?)""")
                .params(
                        conference,
                        code,
                        agency,
                        name,
                        Timestamp.from(Instant.parse("2022-01-18T09:00:00Z")),
                        words,
                        ticks,
                        proof)
                .update();
        Deployment deployment = engine.getRepositoryService()
                .createDeployment()
                .addString(code + ".bpmn", MODEL.formatted(code, name))
                .deploy();
        deployed.add(deployment.getId());
        ProcessDefinition own = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment.getId())
                .singleResult();
        engine.getRuntimeService()
                .startProcessInstanceById(own.getId(), Map.of(ConferencePreparation.CONFERENCE.name(), conference));
        return jdbc.sql("select task_id from duty where conference_id = ? and code = ?")
                .params(conference, code)
                .query(String.class)
                .single();
    }

    /** Removes the models, so that no other test finds one of them under the key of the drawn model. */
    public void remove() {
        deployed.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
        deployed.clear();
    }
}
