"""Figures in the form of Measurements/: what a command printed, with the date and the machine in general words."""
import datetime
import json
import os
import platform


class Measurement:
    """The figures of one command, in the order in which they were printed."""

    def __init__(self, command, data):
        self.command = command
        self.data = data
        self.figures = []

    def add(self, of, measures, **more):
        """`of`: what was measured, in the words of the printed line. Measures without a value are left out."""
        known = {name: round(value, 4) if isinstance(value, float) else value
                 for name, value in measures.items() if value is not None}
        self.figures.append({"of": of, **more, "measures": known})

    def write(self, path):
        """Writes the file whole or not at all. A release's file has a list of these under `measurements`."""
        result = {"command": self.command, "data": self.data, "date": datetime.date.today().isoformat(),
                  "machine": f"{platform.machine()}, {os.cpu_count()} processors", "figures": self.figures}
        with open(f"{path}.part", "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False, indent=1)
            file.write("\n")
        os.replace(f"{path}.part", path)
