mod choosing;
mod interrupted;
mod owning;
mod scene;
mod taking_back;
mod taking_over;
mod tasks;
