"""Where things stand in the tree."""
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
CITIES = ["huaibei", "suizhou", "qijiang", "shaoguan", "zhoukou"]
