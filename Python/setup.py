"""What pyproject.toml cannot say: the version is the binary's, and the wheel is for one kind of machine and any Python."""
import os

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel


class BinaryDistribution(Distribution):
    def has_ext_modules(self) -> bool:
        return True


class AnyPythonWheel(bdist_wheel):
    def get_tag(self) -> "tuple[str, str, str]":
        return ("py3", "none", super().get_tag()[2])


setup(
    version=os.environ["HEXAPLA_VERSION"],
    distclass=BinaryDistribution,
    cmdclass={"bdist_wheel": AnyPythonWheel},
)
